/** A small HTTP/1.1 server on virtual threads. */
@NullMarked
package dev.lockstep.simulator.http;

import org.jspecify.annotations.NullMarked;
