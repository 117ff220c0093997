"""Documents out: report values and their drawing as PDF."""
