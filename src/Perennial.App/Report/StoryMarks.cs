using Perennial.Terms;

namespace Perennial.App.Report;

/// <summary>How the three answers look and read.</summary>
internal static class StoryMarks
{
    public static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "pass",
        Outcome.Fail => "fail",
        _ => "not enough evidence",
    };

    public static string Look(Outcome outcome) => outcome switch
    {
        Outcome.Pass => "pass",
        Outcome.Fail => "fail",
        _ => "open",
    };

    /// <summary>A word with its mark: never colour alone.</summary>
    public static Markup Chip(string look, string word)
    {
        var sign = look switch
        {
            "pass" => "✓",
            "fail" => "✕",
            "open" => "?",
            _ => "·",
        };
        return Markup.Of($"<span class=\"chip {look}\"><span aria-hidden=\"true\">{sign}</span> {word}</span>");
    }

    public static Markup Chip(Outcome outcome) => Chip(Look(outcome), Word(outcome));

    /// <summary>What became of a version or a rollout.</summary>
    public static Markup Verdict(string verdict) => Chip(
        verdict switch
        {
            "promoted" => "pass",
            "rejected" => "fail",
            "held" or "unfinished" or "undecided" => "open",
            _ => "plain",
        },
        verdict);
}
