package dev.lockstep.standalone.stack;

/**
 * Where everything is.
 *
 * @param graph {@code http://host:port}
 * @param crm for psql: {@code postgresql://user@host:port/database}
 * @param kafka {@code host:port}
 * @param console {@code http://host:port}
 */
public record Addresses(String graph, String crm, String kafka, String console) {}
