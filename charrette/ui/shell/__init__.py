"""The parts of the main window: rail, header, notices, commands, and what it says when something goes wrong."""
