using Microsoft.Extensions.Logging;

namespace Perennial.App.Commands;

/// <summary>Writes a server's log to standard error, one line each.</summary>
/// <param name="terminal">Where.</param>
internal sealed class TerminalLog(Terminal terminal) : ILoggerProvider
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Lines(terminal, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private sealed class Lines(Terminal terminal, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var fault = exception is null ? string.Empty : $": {(logLevel >= LogLevel.Error ? exception : exception.Message)}";
            lock (terminal)
            {
                terminal.Error.Profile.Out.Writer.WriteLine($"{logLevel.ToString().ToLowerInvariant()} {category}: {formatter(state, exception)}{fault}");
            }
        }
    }
}
