using System.Text;

namespace Perennial.App.Api.Remote;

/// <summary>Gives on what is written, piece by piece.</summary>
/// <param name="write">Takes a piece.</param>
internal sealed class CommandText(Action<string> write) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (value is { Length: > 0 })
        {
            write(value);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => write(value + "\n");

    /// <inheritdoc/>
    public override void WriteLine() => write("\n");
}
