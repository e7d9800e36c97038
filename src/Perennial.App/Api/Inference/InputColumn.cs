using Perennial.Terms;

namespace Perennial.App.Api.Inference;

/// <summary>A logged column, as an input.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">How its values are read.</param>
/// <param name="TakenBy">The first version that would answer and takes it; null when none does.</param>
/// <param name="Required">Whether a request must bring it.</param>
/// <param name="NumberFor">The version that reads this text as a number; null when none does.</param>
internal sealed record InputColumn(string Name, FeatureType Type, int? TakenBy, bool Required, int? NumberFor)
{
    /// <summary>What it is told to be.</summary>
    public TensorMetadata Metadata => new(Name, Type == FeatureType.Numeric ? Datatype.Fp64.Name : Datatype.Bytes.Name, [-1]);

    /// <summary>A column as the versions that would answer take it.</summary>
    public static InputColumn Of(FeatureDeclaration column, ModelDeclaration model, IReadOnlyList<Registry.ModelVersion> answering)
    {
        var takers = answering.Where(version => version.Features.Any(feature => feature.Name == column.Name)).ToList();
        var reader = column.Type == FeatureType.Numeric ? null : takers.Find(version => version.Features.First(feature => feature.Name == column.Name).Type == FeatureType.Numeric);
        var required = answering.Count == 0 ? model.Features.Any(feature => feature.Name == column.Name) : takers.Count > 0;
        return new InputColumn(column.Name, column.Type, takers.FirstOrDefault()?.Number, required, reader?.Number);
    }
}
