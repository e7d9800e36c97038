using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;

namespace Perennial.App.Tests.Api.Access;

/// <summary>Asks everything that a server answers, with every role: a new endpoint cannot forget to say who may.</summary>
[Collection(Tests.Commands.CommandLine.Turns)]
public sealed partial class LeastRoleTests
{
    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Skip(1)];

    [Fact]
    public async Task Each_endpoint_refuses_each_lesser_role_and_whoever_has_no_key()
    {
        await using var server = await LiveServer.StartAsync();
        Dictionary<Role, string> keys = [];
        foreach (var role in Roles)
        {
            keys[role] = await server.KeyAsync($"key-{role}", Caller.Word(role));
        }

        var endpoints = Endpoints(server);
        Assert.True(endpoints.Count > 40, $"There are {endpoints.Count} endpoints only.");
        foreach (var (method, path, least) in endpoints.Where(one => one.Least > Role.Anyone))
        {
            await ExpectAsync(server, method, path, null, HttpStatusCode.Unauthorized);
            await ExpectAsync(server, method, path, "pk_000000000000_never", HttpStatusCode.Unauthorized);
            foreach (var role in Roles.Where(role => role < least))
            {
                await ExpectAsync(server, method, path, keys[role], HttpStatusCode.Forbidden);
            }

            Assert.DoesNotContain(await StatusAsync(server, method, path, keys[least]), new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden });
        }
    }

    [Fact]
    public async Task Each_endpoint_says_which_role_it_takes()
    {
        await using var server = await LiveServer.StartAsync();
        var silent = server.Server.Endpoints.OfType<RouteEndpoint>().Where(one => one.Metadata.GetMetadata<LeastRoleAttribute>() is null).Select(one => one.RoutePattern.RawText);
        Assert.Empty(silent);
        Assert.Equal(["/health/live", "/health/ready", "/v2", "/v2/health/live", "/v2/health/ready"], Endpoints(server).Where(one => one.Least == Role.Anyone).Select(one => one.Path));
    }

    /// <summary>All but what gRPC says to a call that does not exist: nothing stands behind that.</summary>
    private static IReadOnlyList<(string Method, string Path, Role Least)> Endpoints(LiveServer server) =>
        [.. from endpoint in server.Server.Endpoints.OfType<RouteEndpoint>()
            where !endpoint.RoutePattern.RawText!.Contains("{unimplemented", StringComparison.Ordinal)
            from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
            let path = Parameter().Replace(endpoint.RoutePattern.RawText!, part => part.Groups[1].Value == "model" ? LiveServer.Model : "1")
            orderby path, method
            select (method, path, EndpointRoles.Of(endpoint).Role)];

    private static async Task ExpectAsync(LiveServer server, string method, string path, string? key, HttpStatusCode expected)
    {
        var status = await StatusAsync(server, method, path, key);
        Assert.True(status == expected, $"{method} {path} with {key ?? "no key"} answered {status}, not {expected}.");
    }

    private static async Task<HttpStatusCode> StatusAsync(LiveServer server, string method, string path, string? key)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = key is null ? null : new("Bearer", key);
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    [GeneratedRegex(@"\{([a-z]+)[^}]*\}")]
    private static partial Regex Parameter();
}
