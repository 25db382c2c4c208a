"""What each kind of audit has of its own: dip sample, group, joint. Pure functions of the data."""
