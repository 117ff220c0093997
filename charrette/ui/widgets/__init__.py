"""Small parts that several steps use."""
