"""What stands there while no project is open."""
