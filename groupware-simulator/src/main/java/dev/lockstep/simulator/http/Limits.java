package dev.lockstep.simulator.http;

import java.time.Duration;

/**
 * What a client may ask of the server.
 *
 * @param body bytes of a request's content at most
 * @param idle how long a connection is kept without a request
 * @param patience how long the server waits for the next bytes of a request that has begun
 */
public record Limits(int body, Duration idle, Duration patience) {}
