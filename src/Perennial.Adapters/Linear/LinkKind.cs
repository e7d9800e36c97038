namespace Perennial.Adapters.Linear;

/// <summary>How weighted sums become an answer.</summary>
internal enum LinkKind
{
    /// <summary>They are it: half the squared error is least.</summary>
    Identity,

    /// <summary>By 1 / (1 + exp(-z)), a probability: the log loss is least.</summary>
    Logistic,

    /// <summary>By exp(z) over the sum of them all, a probability for each class: the log loss is least.</summary>
    Softmax,
}
