"""What the computer gives: paths, resources, logging, settings, the clock and the id source."""
