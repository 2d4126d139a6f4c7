package dev.lockstep.simulator.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.journal.Journal;
import dev.lockstep.simulator.time.SimulatorClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Issues and reads access tokens: signed JSON Web Tokens that live by the simulator's clock. */
public final class AccessTokens {
  /** How long a token is good. */
  public static final Duration LIFETIME = Duration.ofSeconds(3599);

  private static final String KEY = "tokenKey";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int REMEMBERED = 1000;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private record Key(String hex) {}

  private record Read(Caller caller, long expires) {}

  private final SimulatorClock clock;
  private final Journal journal;
  private final Map<String, Read> known = new ConcurrentHashMap<>();
  private volatile byte[] key = newKey();

  /** Tokens under a fresh key, which is kept in the journal. */
  public AccessTokens(SimulatorClock clock, Journal journal) {
    this.clock = clock;
    this.journal = journal;
    journal.register(KEY, Key.class, kept -> key = HexFormat.of().parseHex(kept.hex()));
  }

  /** A token for an application; {@code reader} may only read, {@code nobody} may do nothing. */
  public String issue(String application) {
    Set<Role> roles =
        switch (application) {
          case "nobody" -> EnumSet.noneOf(Role.class);
          case "reader" -> EnumSet.of(Role.READ);
          default -> EnumSet.of(Role.READ_WRITE);
        };
    long now = clock.now().getEpochSecond();
    ObjectNode claims = JSON.createObjectNode();
    claims.put("aud", "https://graph.microsoft.com");
    claims.put("appid", application);
    claims.put("iat", now);
    claims.put("exp", now + LIFETIME.toSeconds());
    roles.forEach(role -> claims.withArray("roles").add(role.claim()));
    String signed = encode("{\"typ\":\"JWT\",\"alg\":\"HS256\"}") + "." + encode(claims.toString());
    return signed + "." + signature(signed);
  }

  /**
   * The application behind a token.
   *
   * @throws GraphException 401 if the token is not ours or no longer good
   */
  public Caller read(String token) {
    Read read = known.get(token);
    if (read == null) {
      read = verify(token);
      if (known.size() > REMEMBERED) {
        known.clear();
      }
      known.put(token, read);
    }
    if (read.expires() <= clock.now().getEpochSecond()) {
      throw invalid("Lifetime validation failed, the token is expired.");
    }
    return read.caller();
  }

  /** Makes all tokens invalid. */
  public void clear() {
    key = newKey();
    known.clear();
    keep();
  }

  /** Keeps the key, so that tokens stay good after a restart. */
  public void keep() {
    journal.append(KEY, new Key(HexFormat.of().formatHex(key)));
  }

  /** Writes the key, for the journal to begin anew. */
  public void writeTo(Journal.Entries out) {
    out.add(KEY, new Key(HexFormat.of().formatHex(key)));
  }

  /** The refusal of a request whose token is missing or bad. */
  public static GraphException invalid(String message) {
    return new GraphException(401, "InvalidAuthenticationToken", message);
  }

  private Read verify(String token) {
    int dot = token.lastIndexOf('.');
    int first = token.indexOf('.');
    if (first <= 0 || dot <= first) {
      throw invalid("CompactToken parsing failed.");
    }
    byte[] wanted = signature(token.substring(0, dot)).getBytes(StandardCharsets.US_ASCII);
    byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(wanted, given)) {
      throw invalid("Signature validation failed.");
    }
    try {
      JsonNode claims =
          JSON.readTree(Base64.getUrlDecoder().decode(token.substring(first + 1, dot)));
      Set<Role> roles = EnumSet.noneOf(Role.class);
      for (JsonNode claim : claims.path("roles")) {
        for (Role role : Role.values()) {
          if (role.claim().equals(claim.asText())) {
            roles.add(role);
          }
        }
      }
      Caller caller = new Caller(claims.path("appid").asText(), Set.copyOf(roles));
      return new Read(caller, claims.path("exp").asLong());
    } catch (IOException | IllegalArgumentException e) {
      throw invalid("CompactToken parsing failed.");
    }
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] signed = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] newKey() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
