using System.Collections.Immutable;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Who has to agree that a version goes on, and who did.</summary>
/// <param name="Options">What the model's file says.</param>
/// <param name="Requester">Who asked for the retrain, and therefore does not count; null when nobody did.</param>
/// <param name="By">Who agreed, in order.</param>
public sealed record Approval(ApprovalOptions Options, string? Requester, ImmutableList<string> By)
{
    /// <summary>Who is waited for, in words; null when nobody is.</summary>
    public string? Awaited => Named.Count > 0
        ? Named.Except(By).ToList() is { Count: > 0 } missing ? string.Join(" and ", missing) : null
        : Needed - By.Count is > 0 and var more ? $"{(more == 1 ? "one" : more)} {(By.IsEmpty ? string.Empty : "more ")}{(more == 1 ? "person" : "persons")}{Not}" : null;

    /// <summary>Why a person may not agree; null when they may.</summary>
    public string? Refuses(string name) => name == Requester ? $"{name} asked for the retrain, and does not count"
        : Named.Count > 0 && !Named.Contains(name) ? $"{name} is not asked; asked {(Named.Count == 1 ? "is" : "are")} {string.Join(" and ", Named)}"
        : null;

    /// <summary>The named persons who count; none where anybody may agree, or where only the one who asked is named.</summary>
    private List<string> Named => [.. (Options.Names ?? []).Where(name => name != Requester)];

    private int Needed => Options.Names is null ? Options.Count : 1;

    private string Not => Requester is null ? string.Empty : $" other than {Requester}";
}
