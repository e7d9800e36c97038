using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Api.Inference;

/// <summary>What a request must and may bring, so that every version that would answer it can.</summary>
internal sealed class InferenceSignature
{
    /// <summary>The input that brings all numbers at once.</summary>
    public const string PackedName = "features";

    private readonly Dictionary<string, int> places;

    private InferenceSignature(ModelDeclaration model, IReadOnlyList<ModelVersion> answering)
    {
        Model = model;
        Columns = [.. model.Logged.Select(column => InputColumn.Of(column, model, answering))];
        places = Columns.Index().ToDictionary(one => one.Item.Name, one => one.Index, StringComparer.Ordinal);
        Packed = Together(answering.Count == 0 ? [model.Features] : [.. answering.Select(version => version.Features)]);
        Inputs = [.. Columns.Where(column => column.Required).Select(column => column.Metadata)];
        Outputs = [.. InferenceOutputs.Of(model).Select(output => output.Name)];
        Optional = [.. Columns.Where(column => !column.Required).Select(column => column.Name)
            .Concat(new[] { model.Columns.Entity, model.Columns.Id, model.Columns.Time }.OfType<string>()).Distinct().Where(name => Inputs.All(input => input.Name != name))];
    }

    /// <summary>The model's declaration.</summary>
    public ModelDeclaration Model { get; }

    /// <summary>The columns that the log holds of a request, in its order.</summary>
    public IReadOnlyList<InputColumn> Columns { get; }

    /// <summary>What a request must bring.</summary>
    public IReadOnlyList<TensorMetadata> Inputs { get; }

    /// <summary>What it gets where it names nothing.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>What it may bring beside that.</summary>
    public IReadOnlyList<string> Optional { get; }

    /// <summary>The places of the columns of <see cref="PackedName"/>, in its order; null where the versions that would answer take texts, or differ.</summary>
    public IReadOnlyList<int>? Packed { get; }

    /// <summary>For the versions of which one will answer; none while there is none.</summary>
    public static InferenceSignature Of(ModelDeclaration model, IReadOnlyList<ModelVersion> answering) => new(model, answering);

    /// <summary>The place of a column; -1 where it is none.</summary>
    public int Place(string column) => places.GetValueOrDefault(column, -1);

    private int[]? Together(IReadOnlyList<FeatureDeclaration>[] taken)
    {
        var names = taken[0].Select(feature => feature.Name).ToList();
        return !places.ContainsKey(PackedName)
            && Array.TrueForAll(taken, features => features.Select(feature => feature.Name).SequenceEqual(names))
            && names.TrueForAll(name => places.TryGetValue(name, out var place) && Columns[place].Type == FeatureType.Numeric)
            ? [.. names.Select(name => places[name])]
            : null;
    }
}
