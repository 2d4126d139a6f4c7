package dev.lockstep.crm.database;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a PostgreSQL database is.
 *
 * @param sslMode the driver's setting of that name; empty if the address does not say
 */
public record DatabaseAddress(String host, int port, String database, Optional<String> sslMode) {

  private static final String SCHEME = "jdbc:";
  private static final int DEFAULT_PORT = 5432;

  /**
   * Reads {@code jdbc:postgresql://host:port/database?sslmode=...}.
   *
   * @throws IllegalArgumentException if it is not of that form
   */
  public static DatabaseAddress parse(String jdbcUrl) {
    if (jdbcUrl.startsWith(SCHEME + "postgresql://")) {
      URI uri = URI.create(jdbcUrl.substring(SCHEME.length()));
      String host = uri.getHost();
      String path = uri.getPath();
      if (host != null && path != null && path.length() > 1) {
        String query = uri.getQuery() == null ? "" : uri.getQuery();
        return new DatabaseAddress(
            host,
            uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
            path.substring(1),
            Arrays.stream(query.split("&", -1))
                .filter(parameter -> parameter.startsWith("sslmode="))
                .map(parameter -> parameter.substring("sslmode=".length()))
                .findFirst());
      }
    }
    throw new IllegalArgumentException(
        "not the address of a PostgreSQL database: '"
            + jdbcUrl
            + "' (jdbc:postgresql://host:port/database)");
  }
}
