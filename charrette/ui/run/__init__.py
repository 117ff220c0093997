"""Run: cards captured, gathered into themes and joined into needs, with the clock and the room beside them."""
