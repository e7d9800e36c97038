namespace Perennial.App.Commands;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    /// <summary>It did what was asked.</summary>
    public const int Done = 0;

    /// <summary>It could not: the message on standard error says what was wrong and what to do.</summary>
    public const int Fault = 1;

    /// <summary>The command line or the model file is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Another process drives the model.</summary>
    public const int Busy = 3;

    /// <summary><c>verify</c> found damage, or <c>reproduce</c> another result.</summary>
    public const int Damaged = 4;

    /// <summary><c>plan --exit-code</c>: applying the file would change something.</summary>
    public const int WouldChange = 10;

    /// <summary><c>drift --exit-code</c>: a column drifted.</summary>
    public const int Drifted = 10;

    /// <summary><c>turn</c>: a retrain is advised, or decided and not trained without <c>--wait</c>.</summary>
    public const int Advised = 10;

    /// <summary><c>turn</c>: a version waits for a person.</summary>
    public const int Approval = 11;

    /// <summary><c>turn</c>: what this call tried was rejected, or failed.</summary>
    public const int GateFailed = 12;

    /// <summary>It was interrupted, and goes on where it was when called again.</summary>
    public const int Interrupted = 130;
}
