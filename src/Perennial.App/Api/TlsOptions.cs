namespace Perennial.App.Api;

/// <summary>What the server shows to those who ask by https.</summary>
/// <param name="CertificateFile">PEM: the server's certificate first, then those that lead to a root.</param>
/// <param name="KeyFile">PEM: the certificate's private key, without a password.</param>
internal sealed record TlsOptions(string CertificateFile, string KeyFile);
