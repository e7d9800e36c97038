using Perennial.Terms;

namespace Perennial.App.Api;

/// <summary>A request that is refused, with its status.</summary>
/// <param name="status">Of HTTP.</param>
/// <param name="message">What was wrong, and what to do.</param>
internal sealed class ApiException(int status, string message) : FaultException(message)
{
    /// <summary>Of HTTP.</summary>
    public int Status => status;
}
