"""What the placeholder rules share: glyphs, marks and the words around them."""
