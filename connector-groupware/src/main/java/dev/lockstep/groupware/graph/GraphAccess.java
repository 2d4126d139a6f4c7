package dev.lockstep.groupware.graph;

import java.net.URI;
import java.util.Set;

/**
 * Where Graph is and who this application is to it.
 *
 * @param baseUrl with the version, such as {@code https://graph.microsoft.com/v1.0}
 * @param authority who issues tokens, such as {@code https://login.microsoftonline.com}; {@code
 *     http} only on a loopback host
 * @param tenant the directory's id or domain
 * @param clientSecret never shown
 */
public record GraphAccess(
    URI baseUrl, URI authority, String tenant, String clientId, String clientSecret) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /**
   * @throws IllegalArgumentException if an address is not absolute, or is plain http on a host that
   *     is not this machine: tokens would be sent in the clear
   */
  public GraphAccess {
    requireSafe("the address of Graph", baseUrl);
    requireSafe("the authority", authority);
  }

  private static void requireSafe(String what, URI uri) {
    if (uri.getHost() == null || uri.getScheme() == null) {
      throw new IllegalArgumentException(what + " is not an absolute address: " + uri);
    }
    if (!"https".equals(uri.getScheme()) && !isLoopback(uri)) {
      throw new IllegalArgumentException(
          what + " must be https, except on this machine itself: " + uri);
    }
  }

  /** Whether the authority is reached without TLS, which azure-identity refuses. */
  boolean hasPlainAuthority() {
    return "http".equals(authority.getScheme());
  }

  private static boolean isLoopback(URI uri) {
    return "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
  }

  @Override
  public String toString() {
    return "GraphAccess[baseUrl="
        + baseUrl
        + ", authority="
        + authority
        + ", tenant="
        + tenant
        + ", clientId="
        + clientId
        + "]";
  }
}
