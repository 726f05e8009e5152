"""What the watermark rules share: markers, lines, words of sites and programs."""
