using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Perennial.Terms;

namespace Perennial.App.Api;

/// <summary>The server's certificate, read again when its files were renewed. Files that cannot be read then leave the one that was.</summary>
internal sealed class ServerCertificate
{
    private readonly TlsOptions options;
    private readonly Lock gate = new();
    private (DateTime Certificate, DateTime Key) written;
    private SslStreamCertificateContext current;

    /// <param name="options">Where it lies.</param>
    /// <exception cref="FaultException">A file is missing, is no PEM, or the key is another's.</exception>
    public ServerCertificate(TlsOptions options)
    {
        this.options = options;
        (written, current) = (Written(), Read());
    }

    /// <summary>The one to show now.</summary>
    public SslStreamCertificateContext Current()
    {
        lock (gate)
        {
            if (Written() is var now && now != written)
            {
                Renew(now);
            }

            return current;
        }
    }

    private void Renew((DateTime Certificate, DateTime Key) now)
    {
        try
        {
            (current, written) = (Read(), now);
        }
        catch (FaultException)
        {
            // Half a renewal: one of two files is new. The next handshake looks again.
        }
    }

    private (DateTime Certificate, DateTime Key) Written() => (File.GetLastWriteTimeUtc(options.CertificateFile), File.GetLastWriteTimeUtc(options.KeyFile));

    private SslStreamCertificateContext Read()
    {
        try
        {
            var all = new X509Certificate2Collection();
            all.ImportFromPemFile(options.CertificateFile);
            return SslStreamCertificateContext.Create(X509Certificate2.CreateFromPemFile(options.CertificateFile, options.KeyFile), all, offline: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new FaultException(
                $"The certificate '{options.CertificateFile}' with the key '{options.KeyFile}' cannot be used: {exception.Message} Both are PEM files that the server may read; the key has no password and belongs to the first certificate.");
        }
    }
}
