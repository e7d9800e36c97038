namespace Perennial.Drift.Multivariate;

/// <summary>How <see cref="DomainClassifier"/> splits rows and finds p.</summary>
public sealed record DomainClassifierOptions
{
    /// <summary>Folds, 2 or more and at most the rows of either sample; default 5.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Random relabellings, each of which learns anew in every fold; default 0: p, a conservative one, from
    /// the ranks within the folds.</summary>
    public int Permutations { get; init; }

    /// <summary>Seed of the folds and relabellings; default 0.</summary>
    public int Seed { get; init; }

    internal void Check(MatrixRows reference, MatrixRows current)
    {
        Require.AtLeast(Folds, 2, nameof(Folds));
        Require.AtLeast(Permutations, 0, nameof(Permutations));
        Require.AtLeast(reference.Count, Folds, nameof(reference));
        Require.AtLeast(current.Count, Folds, nameof(current));
    }
}
