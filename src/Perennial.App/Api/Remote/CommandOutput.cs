using System.Threading.Channels;
using Perennial.App.Servers;

namespace Perennial.App.Api.Remote;

/// <summary>Takes what one command writes, in order.</summary>
internal sealed class CommandOutput
{
    private readonly Channel<SaidLine> said = Channel.CreateUnbounded<SaidLine>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IReadOnlyList<(string Real, string Shown)> names;

    /// <param name="names">Paths of the server, and how the sender knows them.</param>
    public CommandOutput(IReadOnlyList<(string Real, string Shown)> names)
    {
        this.names = names;
        Out = new CommandText(text => Say(new SaidLine(Out: Shown(text))));
        Error = new CommandText(text => Say(new SaidLine(Error: Shown(text))));
    }

    /// <summary>Standard output.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Everything, until the end.</summary>
    public IAsyncEnumerable<SaidLine> AllAsync(CancellationToken cancellationToken) => said.Reader.ReadAllAsync(cancellationToken);

    /// <summary>Adds a line.</summary>
    public void Say(SaidLine line) => said.Writer.TryWrite(line);

    /// <summary>Nothing more comes.</summary>
    public void End() => said.Writer.TryComplete();

    private string Shown(string text) => names.Aggregate(text, (all, name) => all.Replace(name.Real, name.Shown, StringComparison.Ordinal));
}
