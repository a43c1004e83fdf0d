/**
 * The page of the agents.
 */
@NullMarked
package com.tiktickets.sample.agents;

import org.jspecify.annotations.NullMarked;
