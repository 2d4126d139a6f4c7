package dev.lockstep.groupware.graph;

import com.azure.core.credential.TokenCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestHeaders;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * A client of Graph whose own retries are off: the SDK's would block the thread for up to 180 s,
 * repeat a POST, and know nothing of the limits of a mailbox (graph.md, section 4).
 */
public final class GraphConnection implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofSeconds(60);
  private static final int IDLE_CONNECTIONS = 16;

  private final URI baseUrl;
  private final OkHttpClient http;
  private final GraphServiceClient client;

  /** A client; nothing is sent yet. */
  public GraphConnection(GraphAccess access) {
    this.baseUrl = access.baseUrl();
    this.http =
        GraphClientFactory.create(new RequestOption[] {new RetryHandlerOption(null, 0, 0)})
            .connectTimeout(CONNECT)
            .readTimeout(ANSWER)
            .writeTimeout(ANSWER)
            .callTimeout(CALL)
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 5, TimeUnit.MINUTES))
            .build();
    AzureIdentityAuthenticationProvider authentication =
        new AzureIdentityAuthenticationProvider(
            credential(access),
            new String[] {baseUrl.getHost()},
            baseUrl.getScheme() + "://" + baseUrl.getAuthority() + "/.default");
    this.client =
        new GraphServiceClient(
            new BaseGraphRequestAdapter(authentication, baseUrl.toString(), http));
  }

  private static TokenCredential credential(GraphAccess access) {
    return access.hasPlainAuthority()
        ? new PlainCredential(access)
        : new ClientSecretCredentialBuilder()
            .authorityHost(access.authority().toString())
            .tenantId(access.tenant())
            .clientId(access.clientId())
            .clientSecret(access.clientSecret())
            .build();
  }

  GraphServiceClient client() {
    return client;
  }

  /** Whether an address that Graph gave leads to Graph: tokens are sent nowhere else. */
  boolean leadsToGraph(String url) {
    try {
      URI link = URI.create(url);
      return baseUrl.getScheme().equalsIgnoreCase(link.getScheme())
          && baseUrl.getAuthority().equalsIgnoreCase(link.getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The headers of every request, on every page anew: Graph remembers none of them in its links,
   * and the SDK repeats none. The SDK's own request id is the same for all requests of a client, so
   * each gets one of its own.
   */
  static void prepare(RequestHeaders headers) {
    headers.add("Prefer", "IdType=\"ImmutableId\"");
    headers.add("Prefer", "outlook.body-content-type=\"text\"");
    headers.tryAdd("client-request-id", UUID.randomUUID().toString());
  }

  /** Closes the connections. */
  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
