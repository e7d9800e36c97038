using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>The same answer to everything: something to beat.</summary>
internal sealed class ConstantFlavour : IFlavour
{
    public IPredictor Load(Artifact artifact, IReadOnlyList<FeatureDeclaration> features) => artifact.Description is { Answer: { } answer } description
        && answer.Count == description.Width
        ? new ConstantPredictor(features, [.. answer])
        : throw new FaultException("it is a constant without an answer of the right width. Register it again with --constant.");

    private sealed class ConstantPredictor(IReadOnlyList<FeatureDeclaration> features, double[] answer) : IPredictor
    {
        private volatile bool _isDisposed;

        public double[] Score(IReadOnlyList<object?> values) => Score(RowTable.Of(features, values));

        public double[] Score(FeatureTable table)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return [.. Enumerable.Range(0, table.Rows).SelectMany(_ => answer)];
        }

        public void Dispose() => _isDisposed = true;
    }
}
