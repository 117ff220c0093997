"""Tagged PDF over ReportLab: a canvas whose files say what each word is, in the order to read it (PDF/UA-1).

A package by itself: it knows ReportLab and nothing of the app. Begin with ``TaggedCanvas`` and ``Element``.
"""
