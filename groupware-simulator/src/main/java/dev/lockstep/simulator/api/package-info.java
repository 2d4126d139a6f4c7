/** The Graph surface: routes, the request pipeline, and one handler a resource. */
@NullMarked
package dev.lockstep.simulator.api;

import org.jspecify.annotations.NullMarked;
