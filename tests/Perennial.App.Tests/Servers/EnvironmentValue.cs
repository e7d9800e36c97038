namespace Perennial.App.Tests.Servers;

/// <summary>A variable of this process, until it is disposed.</summary>
internal sealed class EnvironmentValue : IDisposable
{
    private readonly string name;
    private readonly string? before;

    public EnvironmentValue(string name, string? value)
    {
        (this.name, before) = (name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(name, before);
}
