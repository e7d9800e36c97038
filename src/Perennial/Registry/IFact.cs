namespace Perennial.Registry;

/// <summary>Something that happened to a model, as its journal tells it. Immutable, without measurements.</summary>
public interface IFact;
