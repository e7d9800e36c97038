// In this project a fact is a test; what a journal holds is named by its own types.
global using FactAttribute = Xunit.FactAttribute;
