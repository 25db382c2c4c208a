"""WHAT HELPS: the inspection guidance as data, its crosswalk to the form, and search in it."""
