"""The audience's window: prompt and timer, the board without names, the ballot, the result at reveal."""
