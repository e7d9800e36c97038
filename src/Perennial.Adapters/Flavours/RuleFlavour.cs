using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>Rules of a person: the first that a row meets answers, and the constant answers the rest.</summary>
internal sealed class RuleFlavour : IFlavour
{
    public IPredictor Load(Artifact artifact, IReadOnlyList<FeatureDeclaration> features) =>
        artifact.Description is { Rules: { Count: > 0 } rules, Answer: { } answer }
            ? new RulePredictor(features, rules, [.. answer])
            : throw new FaultException("it is rules without a rule or without an answer for the rest. Register it again with --rule and --constant.");

    private sealed class RulePredictor(IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<Rule> rules, double[] otherwise) : IPredictor
    {
        private volatile bool _isDisposed;

        public double[] Score(IReadOnlyList<object?> values) => Score(RowTable.Of(features, values));

        public double[] ScoreAll(IReadOnlyList<IReadOnlyList<object?>> requests) => Score(RowTable.Of(features, requests));

        public double[] Score(FeatureTable table)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            List<(List<Func<int, bool>> Conditions, IReadOnlyList<double> Answer)> tests =
                [.. rules.Select(rule => (rule.When.Select(condition => condition.Over(table, features)).ToList(), rule.Answer))];
            return [.. Enumerable.Range(0, table.Rows).SelectMany(row =>
                tests.Find(test => test.Conditions.TrueForAll(condition => condition(row))).Answer ?? otherwise)];
        }

        public void Dispose() => _isDisposed = true;
    }
}
