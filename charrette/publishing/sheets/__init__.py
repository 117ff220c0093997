"""What is printed for the room: cards, name tents, grids, ballots, wall sheets, sign-in sheets, kits, the agenda."""
