"""Tasks and questions that the model makes from seeds."""
