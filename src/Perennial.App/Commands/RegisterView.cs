using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What registering a version came to.</summary>
/// <param name="Model">The model.</param>
/// <param name="Version">Its number.</param>
/// <param name="IsNew">Whether it was not known before.</param>
/// <param name="Name">What it is called where it comes from; null where it has no name.</param>
/// <param name="Flavour">How it is read.</param>
/// <param name="Artifact">The artifact's digest.</param>
/// <param name="TrainingRows">Rows it was trained on; 0 where nobody said.</param>
/// <param name="State">What it is to the model now.</param>
/// <param name="Since">Since when it is champion; null where it is not.</param>
/// <param name="Mode">What Perennial may do to the model.</param>
internal sealed record RegisterView(
    string Model,
    int Version,
    bool IsNew,
    string? Name,
    string Flavour,
    string Artifact,
    long TrainingRows,
    VersionStanding State,
    DateTimeOffset? Since,
    Mode Mode)
{
    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return IsNew
            ? $"Version {Version} of '{Model}' is registered ({Flavour}{(Name is null ? string.Empty : $", {Name}")}), artifact {new Digest(Artifact).Abbreviated}."
            : $"That is version {Version} of '{Model}' already: nothing is registered.";
        yield return State switch
        {
            VersionStanding.Champion => $"It is champion since {Words.Of(Since!.Value)} UTC.",
            VersionStanding.Challenger => "It is the challenger: the next turn goes on with its stages.",
            _ => $"It is not champion; to make it so: perennial promote --model {Model} {Version}",
        };
        if (TrainingRows == 0 && State == VersionStanding.Champion)
        {
            yield return "Nobody said what it was trained on: its first 7 matured days are what later days are held against.";
        }

        if (Flavour == Registry.Flavours.External && Mode == Mode.Act)
        {
            yield return "The mode is act, and this version answers elsewhere: what Perennial promotes takes over nothing there. Declare 'mode: advise' to be told instead.";
        }
    }
}
