using System.CommandLine;
using Perennial.App.Api.Remote;
using Perennial.App.Commands;
using Perennial.App.Servers;

namespace Perennial.App.Tests.Servers;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class RemoteCommandsTests
{
    private static readonly string[] FileWords = ["FILE", "PATH", "DIR", "MODEL.yaml", "FILE.tar", "FILE.html"];

    [Fact]
    public void Every_command_says_how_it_stands_to_a_server() =>
        Assert.Equal(Leaves().Select(one => one.Name).Order(StringComparer.Ordinal), RemoteCommands.All.Select(one => one.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_option_of_a_served_command_that_names_a_file_is_known_as_such()
    {
        var seen = 0;
        foreach (var (name, command) in Leaves())
        {
            var row = RemoteCommands.All.Single(one => one.Name == name);
            var files = command.Options.Where(option => FileWords.Contains(option.HelpName)).Select(option => option.Name)
                .Concat(command.Arguments.Where(argument => FileWords.Contains(argument.Name)).Select(argument => argument.Name)).ToList();
            Assert.True(row.Here is not null || files.Order().SequenceEqual(row.Reads.Concat(row.Writes).Order()), $"{name}: {string.Join(", ", files)}");
            seen += files.Count;
        }

        Assert.InRange(seen, 12, 100);
    }

    private static IEnumerable<(string Name, Command Command)> Leaves() => Below(CommandTree.Create(CommandTerminal.Shared), string.Empty);

    private static IEnumerable<(string Name, Command Command)> Below(Command command, string path) => 
        [.. command.Action is null ? [] : (IEnumerable<(string, Command)>)[(path.Trim(), command)], .. command.Subcommands.SelectMany(one => Below(one, $"{path} {one.Name}"))];
}
