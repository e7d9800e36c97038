namespace Perennial.Drift.Sequential;

/// <summary>
/// A test that may be looked at after every cohort without inflating its error. The procedure holds only its settings; the state is an
/// immutable record, so a history is folded by <see cref="Update"/>, stored and resumed at any cohort with the same answers.
/// </summary>
/// <typeparam name="TState">Immutable state, equal by value; serializes by its public properties.</typeparam>
/// <typeparam name="TCohort">What one cohort brings.</typeparam>
/// <typeparam name="TEvidence">What the state says.</typeparam>
/// <remarks>A cohort enters whole, and cohorts are formed by maturity, never by outcome: looks at chosen rows are not covered.</remarks>
public interface ISequentialProcedure<TState, in TCohort, out TEvidence>
{
    /// <summary>The state before any cohort.</summary>
    TState Start { get; }

    /// <summary>The state after one more cohort. Pure: the given state is unchanged.</summary>
    /// <param name="state">State so far, from <see cref="Start"/> or an earlier update.</param>
    /// <param name="cohort">The cohort; may be empty.</param>
    /// <returns>The next state.</returns>
    /// <exception cref="ArgumentException">The cohort holds NaN, an infinity or a count out of range.</exception>
    TState Update(TState state, TCohort cohort);

    /// <summary>What the state says now. Pure; call it as often as wanted.</summary>
    /// <param name="state">State so far.</param>
    /// <returns>The evidence.</returns>
    TEvidence Judge(TState state);
}
