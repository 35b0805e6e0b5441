"""The reader without a screen: lines out, lines in, for screen readers, braille displays and teletypes.

What changed is said once, in a line; nothing is drawn over, and no colour or place on the screen means anything.
"""
