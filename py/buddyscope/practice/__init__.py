"""Tasks, questions and cases that the engine makes from seeds, and whose answers it computes by running them.

Nothing here knows how the allocator works: a situation is drawn by chance, the model is run, and the answer is what
it did. Situations that ask too little, or have more than one answer, are drawn again.
"""
