using System.Globalization;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>What was found, by the model file's word on what refuses.</summary>
/// <param name="model">Says what is allowed.</param>
internal sealed class FindingList(ModelDeclaration model)
{
    /// <summary>What makes a model worthless, however well it does on rows that are kept: refused unless a person allows it.</summary>
    private static readonly DataCheck[] Grave = [DataCheck.Unique, DataCheck.Leak, DataCheck.Future, DataCheck.Unit];

    private readonly DataGateOptions options = model.Data ?? new();
    private readonly List<Finding> found = [];

    /// <summary>What was found, in order.</summary>
    public IReadOnlyList<Finding> All => found;

    /// <summary>What the file expects of a feature; null where it says nothing.</summary>
    public ExpectOptions? Expected(string feature) => options.Expect?.FirstOrDefault(one => one.Feature == feature);

    /// <summary>The file's word on the rows as a whole.</summary>
    public DataGateOptions Options => options;

    /// <summary>Whether a check of a feature is to be made.</summary>
    public bool Looks(DataCheck check, string feature) => Expected(feature)?.Allow?.Contains(check) != true;

    /// <summary>Takes note of something.</summary>
    /// <param name="check">What was looked for.</param>
    /// <param name="column">The feature; null for the rows as a whole.</param>
    /// <param name="value">What was seen.</param>
    /// <param name="allowed">What is allowed.</param>
    /// <param name="declared">Whether a person said so.</param>
    /// <param name="because">Where, what was seen and what is allowed.</param>
    /// <param name="remedy">What to do.</param>
    public void Add(DataCheck check, string? column, double value, double allowed, bool declared, FormattableString because, string remedy)
    {
        if (column is null || Looks(check, column))
        {
            found.Add(new Finding(check, column, value, allowed, Refuses(check, declared), because.ToString(CultureInfo.InvariantCulture), remedy));
        }
    }

    private bool Refuses(DataCheck check, bool declared) => options.Tell?.Contains(check) != true
        && (declared || Grave.Contains(check) || options.Refuse?.Contains(check) == true);
}
