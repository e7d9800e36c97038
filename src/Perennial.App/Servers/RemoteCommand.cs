using System.CommandLine;
using Perennial.App.Api.Access;

namespace Perennial.App.Servers;

/// <summary>How a command stands to a server.</summary>
/// <param name="Name">Its words, such as <c>dataset export</c>.</param>
/// <param name="Role">The least role it takes, of its model.</param>
internal sealed record RemoteCommand(string Name, Role Role)
{
    /// <summary>Why it runs where it is typed and not on a server; null for one that a server runs.</summary>
    public string? Here { get; init; }

    /// <summary>The options and arguments that name a file to read, which is sent along.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    /// <summary>The options that name a file to write, which comes back.</summary>
    public IReadOnlyList<string> Writes { get; init; } = [];

    /// <summary>An option that takes a greater role, and that role; null where none does.</summary>
    public (IReadOnlyList<string> Options, Role Role)? More { get; init; }

    /// <summary>What is driven meanwhile by nobody else.</summary>
    public Driven Drives { get; init; }

    /// <summary>Whether it is about the whole folder, where no model is named.</summary>
    public bool Whole { get; init; }

    /// <summary>The role that a line takes.</summary>
    public Role Of(ParseResult parsed) =>
        More is { } more && more.Options.Any(option => parsed.GetResult(option) is System.CommandLine.Parsing.OptionResult { Implicit: false }) ? more.Role : Role;
}
