// Reads a ClusterSPIFFEID and a Pod as JSON, checks the first as the webhook of
// SPIRE's controller does, and prints the SPIFFE ID that the second would get.
// The webhook does not render what it parses: a template may still fail here.
//
// usage: controller TRUST_DOMAIN < {"id": ..., "pod": ..., "namespace": ...}
//
// SPDX-License-Identifier: Apache-2.0
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/spiffe/go-spiffe/v2/spiffeid"
	"github.com/spiffe/spire-controller-manager/api/v1alpha1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// What the controller hands to its templates.
type templateData struct {
	TrustDomain   string
	ClusterName   string
	ClusterDomain string
	PodMeta       *metav1.ObjectMeta
	PodSpec       *corev1.PodSpec
	NodeMeta      *metav1.ObjectMeta
	NodeSpec      *corev1.NodeSpec
}

func render(trustDomain string) (string, error) {
	var input struct {
		ID        v1alpha1.ClusterSPIFFEID `json:"id"`
		Pod       corev1.Pod               `json:"pod"`
		Namespace corev1.Namespace         `json:"namespace"`
	}
	decoder := json.NewDecoder(os.Stdin)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&input); err != nil {
		return "", err
	}
	spec, err := v1alpha1.ParseClusterSPIFFEIDSpec(&input.ID.Spec)
	if err != nil {
		return "", err
	}
	if !spec.NamespaceSelector.Matches(labels.Set(input.Namespace.Labels)) ||
		!spec.PodSelector.Matches(labels.Set(input.Pod.Labels)) {
		return "none", nil
	}
	var text strings.Builder
	err = spec.SPIFFEIDTemplate.Execute(&text, &templateData{
		TrustDomain: trustDomain,
		PodMeta:     &input.Pod.ObjectMeta, PodSpec: &input.Pod.Spec,
		NodeMeta: &metav1.ObjectMeta{}, NodeSpec: &corev1.NodeSpec{},
	})
	if err != nil {
		return "", err
	}
	id, err := spiffeid.FromString(text.String())
	return id.String(), err
}

func main() {
	id, err := render(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(id)
}
