using System.IO.Hashing;
using System.Text;
using Perennial.Terms;

namespace Perennial.Serve;

/// <summary>Which answers leave a row in the log where only a sample does, and for how many each row stands (Horvitz and Thompson 1952).</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Share">Of the answers, in (0, 1].</param>
/// <param name="Above">An answer of at least this always leaves a row; null where none does.</param>
/// <param name="Place">The logged column that holds the weight; -1 where there is none.</param>
public sealed record LogSampling(string Model, double Share, double? Above, int Place)
{
    /// <summary>What a declaration says; null where every answer leaves a row.</summary>
    public static LogSampling? Of(ModelDeclaration model) => model.Log is not { Sample: { } share } ? null : new LogSampling(
        model.Model,
        share,
        model.Log.KeepPositives == true ? model.Costs.DecideAt?.Threshold ?? 0.5 : null,
        model.Logged.Index().FirstOrDefault(column => column.Item.Name == model.Columns.Weight, (-1, null!)).Index);

    /// <summary>For how many predictions a row stands; 0 where there is to be none. The same id always has the same lot.</summary>
    public double Weight(string id, double score) =>
        score >= Above ? 1
        : Lot(id) < Share ? 1 / Share
        : 0;

    /// <summary>Values of a request with their weight: what the caller says it stands for, times that.</summary>
    internal static IReadOnlyList<object?> Weighed(IReadOnlyList<object?> values, int place, double weight)
    {
        if (weight == 1 || place < 0 || place >= values.Count)
        {
            return values;
        }

        object?[] weighed = [.. values];
        weighed[place] = (weighed[place] is double stands ? stands : 1) * weight;
        return weighed;
    }

    private double Lot(string id) => (XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"log\n{Model}\n{id}")) >> 11) * (1.0 / (1UL << 53));
}
