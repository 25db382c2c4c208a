"""One fictional audit, played through the real conversation for newcomers to look at."""
