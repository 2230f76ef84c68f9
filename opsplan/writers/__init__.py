"""Writers: one room per format. Each sees blocks and a brand and nothing else; none knows another.

``ooxml`` is what Word and PowerPoint share.
"""
