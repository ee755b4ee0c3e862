"""The buddy system as textbooks teach it: one region, binary, weighted or Fibonacci buddies, every policy a setting.

Sources: Knowlton 1965; Knuth, The Art of Computer Programming, volume 1, section 2.5; Hirschberg 1973 (Fibonacci);
Shen and Peterson 1974 (weighted); the rules that textbook exercises state in words.
"""
